import { chunksOf } from "./bytes.ts";
import { type Line, linesIn } from "./lines.ts";

/**
 * One object of a JSON file: its members as texts by name, or null where the text is no JSON object. `isRepeated` where a
 * name stands twice in one object, of which one value would be lost.
 */
export type JsonRecord = {
  readonly line: number;
  readonly text: string;
  readonly values: JsonValues | null;
  readonly isRepeated: boolean;
};
export type JsonValues = ReadonlyMap<string, string>;

/** Whether a text is JSON by its first characters: an object, or a list of something. */
export function isJson(head: string): boolean {
  return /^\ufeff?\s*(\{\s*["}]|\[\s*([[{"\]]|-?\d+\s*[,\]]))/.test(head);
}

/** Whether a JSON text is one list of objects rather than one object a line. */
export function isJsonList(head: string): boolean {
  return /^\ufeff?\s*\[/.test(head);
}

/** The objects of a JSON file: one a line, or those of one list, which are counted instead. What is none has no values. */
export async function* jsonRecordsIn(path: string, isList: boolean): AsyncGenerator<JsonRecord> {
  for await (const { line, text } of isList ? elementsIn(path) : linesIn(path)) {
    if (text.trim() !== "") yield { line, text, ...read(text) };
  }
}

/**
 * The members of a JSON object as texts, numbers exactly as they are written: a number of JavaScript would lose digits.
 * Members of inner objects are named `outer.inner`; lists stay JSON, null is empty.
 */
export function valuesOf(text: string): JsonValues | null {
  return read(text).values;
}

function read(text: string): Pick<JsonRecord, "values" | "isRepeated"> {
  let names = 0;
  const quoted = text.replace(/("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*/g, (token, string, colon) => {
    if (colon !== undefined) names += 1;
    return string !== undefined ? token : isNumber(token) ? `"${token}"` : token;
  });
  try {
    const parsed: unknown = JSON.parse(quoted);
    if (!isObject(parsed)) return { values: null, isRepeated: false };
    const members = membersOf(parsed, "");
    const values = new Map(members);
    return { values, isRepeated: values.size < members.length || countNames(parsed) < names };
  } catch {
    return { values: null, isRepeated: false };
  }
}

/** How many members all objects of a value have together. */
function countNames(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, each) => sum + countNames(each), own);
}

function isNumber(token: string): boolean {
  return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(token);
}

function membersOf(value: Readonly<Record<string, unknown>>, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const name = key.replace(/\p{Cc}/gu, " ");
    if (isObject(member)) return membersOf(member, `${prefix}${name}.`);
    return [[`${prefix}${name}`, textOf(member)] as const];
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The elements of the list that a JSON file is, counted from 1; what follows the list is one more. */
async function* elementsIn(path: string): AsyncGenerator<Line> {
  let [text, depth, line] = ["", 0, 0];
  let [isString, isEscaped] = [false, false];
  const decoder = new TextDecoder();
  for await (const chunk of chunksOf(path)) {
    for (const character of decoder.decode(chunk, { stream: true })) {
      if (isString) {
        isString = isEscaped || character !== '"';
        isEscaped = !isEscaped && character === "\\";
      } else if (character === '"') isString = true;
      else if (/[[{]/.test(character)) depth += 1;
      else if (/[\]}]/.test(character)) depth -= 1;
      const isBetween = !isString && ((depth === 1 && /[,[]/.test(character)) || (depth === 0 && character === "]"));
      if (!isBetween) text += character;
      else if (text.trim() !== "") {
        yield { line: (line += 1), text };
        text = "";
      }
    }
  }
  yield { line: line + 1, text };
}
