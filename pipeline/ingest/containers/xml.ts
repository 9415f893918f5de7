import sax, { type QualifiedTag, type Tag } from "sax";

/** What is done with the pieces of an XML text. Names come without their namespace prefix. */
export type XmlHandlers = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** After each chunk: the place to wait for something slower. */
  readonly pause?: () => Promise<void>;
};

/** Reads XML in chunks. Throws at the first place where it is not well-formed, and where it ends too early. */
export async function readXml(chunks: AsyncIterable<Buffer>, { open, text, close, pause }: XmlHandlers): Promise<void> {
  const reader = sax.parser(true, { position: false });
  const decoder = new TextDecoder();
  reader.onerror = (error) => {
    throw error;
  };
  if (open !== undefined) reader.onopentag = (tag) => open(localName(tag.name), attributesOf(tag));
  if (text !== undefined) {
    reader.ontext = text;
    reader.oncdata = text;
  }
  if (close !== undefined) reader.onclosetag = (name) => close(localName(name));
  for await (const chunk of chunks) {
    reader.write(decoder.decode(chunk, { stream: true }));
    await pause?.();
  }
  reader.write(decoder.decode()).close();
}

/** Without namespaces asked for, sax gives attributes as texts. */
function attributesOf(tag: Tag | QualifiedTag): Readonly<Record<string, string>> {
  return "prefix" in tag ? {} : tag.attributes;
}

function localName(name: string): string {
  return name.includes(":") ? name.slice(name.indexOf(":") + 1) : name;
}
