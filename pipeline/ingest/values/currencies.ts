/** The codes of ISO 4217 in use, and those that ended in this century; XXX stands for none. */
export const isoCurrencies: ReadonlySet<string> = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BYR BZD CAD CDF CHF CLF CLP
  CNY COP CRC CUC CUP CVE CYP CZK DJF DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG
  HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD
  MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR ROL RON RSD RUB
  RWF SAR SBD SCR SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
  USD UYU UZS VED VEF VES VND VUV WST XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT XXX YER ZAR ZMK ZMW ZWL ZWG`.split(/\s+/),
);

/** Names of currencies as systems write them in a column, in capitals, singular and without points. */
export const currencyNames: Readonly<Record<string, string>> = {
  EURO: "EUR", EUROS: "EUR", "US DOLLAR": "USD", "US-DOLLAR": "USD", "US DOLLARS": "USD", "UNITED STATES DOLLAR": "USD", "DOLLAR US": "USD",
  "AMERICAN DOLLAR": "USD", "BRITISH POUND": "GBP", "BRITISH POUND STERLING": "GBP", "POUND STERLING": "GBP", "POUNDS STERLING": "GBP",
  "UK POUND": "GBP", "SWISS FRANC": "CHF", "SCHWEIZER FRANKEN": "CHF", "FRANC SUISSE": "CHF", "CANADIAN DOLLAR": "CAD", "DOLLAR CANADIEN": "CAD",
  "AUSTRALIAN DOLLAR": "AUD", "NEW ZEALAND DOLLAR": "NZD", "SINGAPORE DOLLAR": "SGD", "HONG KONG DOLLAR": "HKD", "NEW TAIWAN DOLLAR": "TWD",
  "JAPANESE YEN": "JPY", YEN: "JPY", "CHINESE YUAN": "CNY", "CHINESE YUAN RENMINBI": "CNY", RENMINBI: "CNY", RMB: "CNY", "SOUTH KOREAN WON": "KRW",
  "KOREAN WON": "KRW", "INDIAN RUPEE": "INR", "SWEDISH KRONA": "SEK", "SVENSK KRONA": "SEK", "SVENSKA KRONOR": "SEK", "NORWEGIAN KRONE": "NOK",
  "NORSK KRONE": "NOK", "NORSKE KRONER": "NOK", "DANISH KRONE": "DKK", "DANSK KRONE": "DKK", "DANSKE KRONER": "DKK", "POLISH ZLOTY": "PLN",
  "CZECH KORUNA": "CZK", "HUNGARIAN FORINT": "HUF", "ROMANIAN LEU": "RON", "TURKISH LIRA": "TRY", "SOUTH AFRICAN RAND": "ZAR", "MEXICAN PESO": "MXN",
  "PESO MEXICANO": "MXN", "BRAZILIAN REAL": "BRL", REAL: "BRL", "ISRAELI NEW SHEKEL": "ILS", "ISRAELI SHEKEL": "ILS", "UAE DIRHAM": "AED",
  "UNITED ARAB EMIRATES DIRHAM": "AED", "SAUDI RIYAL": "SAR", "THAI BAHT": "THB", "MALAYSIAN RINGGIT": "MYR", "INDONESIAN RUPIAH": "IDR",
  "PHILIPPINE PESO": "PHP", "VIETNAMESE DONG": "VND", "RUSSIAN RUBLE": "RUB", "UKRAINIAN HRYVNIA": "UAH",
}; // prettier-ignore

/** A code that begins or ends a text: `Euro - EUR`, `Dollar (USD)`, `EUR €`. RE2 and JavaScript read it alike. */
export const codeBesideName = "^([A-Z]{3}) *[-–(/:\\p{Sc}]|[-–(/:] *([A-Z]{3})\\)?$";

/** Whether a text is a currency as a column may hold it: a code of three letters, one beside a name, or a name. */
export function isCurrency(text: string): boolean {
  const capitals = text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(capitals)) return true;
  const [, first, last] = new RegExp(codeBesideName, "u").exec(capitals) ?? [];
  return capitals in currencyNames || isoCurrencies.has(first ?? last ?? "");
}

/** SQL that makes the macro by which a column's text in capitals is a currency: the code it names, else itself. */
export function currencyMacro(): string {
  const names = Object.entries(currencyNames).map(([name, code]) => `'${name}': '${code}'`);
  const found = (group: number): string => `nullif(regexp_extract(text, '${codeBesideName}', ${group}), '')`;
  return `create or replace macro ingest.named_currency(text) as
    coalesce(map {${names.join(", ")}}[text], ${found(1)}, ${found(2)}, text);`;
}
