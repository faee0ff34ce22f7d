// Durations and sizes as Mesos reads them.

const seconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  ms: 1e-3,
  secs: 1,
  mins: 60,
  hrs: 3600,
  days: 86_400,
  weeks: 604_800,
};

const powers: Readonly<Record<string, number>> = { B: 0, KB: 1, MB: 2, GB: 3, TB: 4 };

export type Amount = { readonly value: number } | { readonly why: string };

/** In seconds. Unit mandatory even for 0, lower case, no blank, no sign. */
export function readDuration(text: string): Amount {
  const match = /^([0-9]*\.?[0-9]*)(.*)$/s.exec(text);
  const [number = "", unit = ""] = match?.slice(1) ?? [];
  if (number === "" || number === "." || unit === "") return { why: `Invalid duration '${text}'` };
  const factor = seconds[unit];
  return factor === undefined ? { why: `Unknown duration unit '${unit}'` } : { value: Number(number) * factor };
}

/** In bytes. Whole numbers; units in any case, powers of 1024. */
export function readBytes(text: string): Amount {
  const match = /^([0-9]+)(\.[0-9]*)?(.*)$/s.exec(text);
  const [number = "", fraction = "", unit = ""] = match?.slice(1) ?? [];
  if (number === "" || unit === "") return { why: `Invalid bytes '${text}'` };
  if (fraction !== "") return { why: `Fractional bytes '${text}'` };
  const power = powers[unit.toUpperCase()];
  return power === undefined ? { why: `Unknown bytes unit '${unit}'` } : { value: Number(number) * 1024 ** power };
}
