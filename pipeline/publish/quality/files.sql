-- One row per file of the input folder and table it feeds: rows read = accepted + rejected + left out.
select * exclude (is_settling)
from ingest.files
order by file, target_table
