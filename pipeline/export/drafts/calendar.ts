/** A day on which something is to be done. */
export type Reminder = {
  readonly id: string;
  readonly day: string;
  readonly summary: string;
  readonly description: string;
};

/** Reminders as an iCalendar file (RFC 5545) of whole-day events; `asOf` stamps them, so that the same run gives the same file. */
export function calendarOf(reminders: readonly Reminder[], asOf: string): string {
  const compact = (day: string): string => day.replaceAll("-", "");
  const events = reminders.flatMap(({ id, day, summary, description }) => [
    "BEGIN:VEVENT",
    `UID:${id}@countback`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `SUMMARY:${escape(summary)}`,
    `DESCRIPTION:${escape(description)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Countback//Worklist//EN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function escape(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, " ");
}

/** A line of at most 75 bytes, continued on lines that begin with a space. */
function fold(line: string): string {
  let folded = "";
  let length = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (length + size > 74) {
      folded += "\r\n ";
      length = 1;
    }
    folded += character;
    length += size;
  }
  return folded;
}
