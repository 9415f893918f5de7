-- One row per history: the model's inputs by the strengths that are settled, kept because each row is read several times.
select * from features.inputs
