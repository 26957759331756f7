/**
 * Reads a body field by field and collects what is wrong with it, in Discord's words.
 * Lengths are counted in UTF-16 units: where Discord counts characters this is stricter, on purpose.
 */
import { z } from "zod";

export type Json = Readonly<Record<string, unknown>>;
export type Path = readonly (string | number)[];

export interface Fault {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

const object = z.record(z.string(), z.unknown());
export const asObject = (value: unknown): Json => object.catch({}).parse(value);
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const asObjects = (value: unknown): readonly Json[] => asList(value).map(asObject);
export const asText = (value: unknown): string => (typeof value === "string" ? value : "");
export const asNumber = (value: unknown): number => (typeof value === "number" ? value : 0);
export const isSnowflake = (value: unknown): value is string =>
  typeof value === "string" && /^\d{1,20}$/u.test(value);

export interface Size {
  readonly min?: number;
  readonly max?: number;
  readonly isRequired?: boolean;
}

export interface Form {
  readonly value: Json;
  readonly path: Path;
  has(key: string): boolean;
  /** Empty where there is none. */
  text(key: string, size?: Size): string;
  /** Undefined where there is none. */
  whole(key: string, size?: Size): number | undefined;
  oneOf(key: string, choices: readonly unknown[], isRequired?: boolean): void;
  flag(key: string): boolean;
  /** Every member as it is. */
  items(key: string, size?: Size): readonly unknown[];
  /** Every member as a form of its own. */
  list(key: string, size?: Size): readonly Form[];
  inner(key: string, isRequired?: boolean): Form | undefined;
  url(key: string, schemes: readonly string[]): void;
  fault(code: string, message: string, ...keys: readonly (string | number)[]): void;
}

const lengthFault = ({ min = 0, max = Infinity }: Size, length: number): [string, string] | undefined => {
  if (length >= min && length <= max) return undefined;
  if (max === Infinity) return ["BASE_TYPE_MIN_LENGTH", `Must be ${min} or more in length.`];
  if (min > 0) return ["BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`];
  return ["BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`];
};

const wholeFault = (
  { min = -Infinity, max = Infinity }: Size,
  value: unknown,
): [string, string] | undefined => {
  if (typeof value !== "number" || !Number.isInteger(value))
    return ["NUMBER_TYPE_COERCE", `Value "${String(value)}" is not int.`];
  if (value > max) return ["NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`];
  if (value < min) return ["NUMBER_TYPE_MIN", `int value should be greater than or equal to ${min}.`];
  return undefined;
};

const urlFault = (value: string, schemes: readonly string[]): [string, string] | undefined => {
  if (!URL.canParse(value)) return ["URL_TYPE_INVALID_URL", "Not a well formed URL."];
  const scheme = new URL(value).protocol.slice(0, -1);
  if (schemes.includes(scheme)) return undefined;
  const named = schemes.map((one) => `'${one}'`).join(", ");
  return [
    "URL_TYPE_INVALID_SCHEME",
    `Scheme "${scheme}" is not supported. Scheme must be one of (${named}).`,
  ];
};

/** @param faults where to write down what is wrong, shared with the forms inside */
export const openForm = (given: unknown, faults: Fault[], path: Path = []): Form => {
  const isObject = object.safeParse(given).success && !Array.isArray(given);
  const value = asObject(given);
  const fault: Form["fault"] = (code, message, ...keys) =>
    void faults.push({ path: [...path, ...keys], code, message });
  if (!isObject) fault("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
  const has = (key: string): boolean => value[key] !== undefined && value[key] !== null;
  const isThere = (key: string, isRequired = false): boolean => {
    if (!has(key) && isRequired) fault("BASE_TYPE_REQUIRED", "This field is required", key);
    return has(key);
  };
  const note = (key: string, found: [string, string] | undefined): void => {
    if (found) fault(...found, key);
  };
  const text: Form["text"] = (key, size = {}) => {
    if (!isThere(key, size.isRequired)) return "";
    const found = value[key];
    if (typeof found !== "string") {
      fault("STRING_TYPE_CONVERT", `Could not interpret "${JSON.stringify(found)}" as string.`, key);
      return "";
    }
    note(key, lengthFault(size, found.length));
    return found;
  };
  const items: Form["items"] = (key, size = {}) => {
    if (!isThere(key, size.isRequired)) return [];
    const found = value[key];
    if (!Array.isArray(found)) fault("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType", key);
    note(key, lengthFault(size, asList(found).length));
    return asList(found);
  };
  return {
    value,
    path,
    items,
    has,
    text,
    fault,
    whole: (key, size = {}) => {
      if (!isThere(key, size.isRequired)) return undefined;
      note(key, wholeFault(size, value[key]));
      return asNumber(value[key]);
    },
    oneOf: (key, choices, isRequired) => {
      if (isThere(key, isRequired) && !choices.includes(value[key]))
        fault("BASE_TYPE_CHOICES", `Value must be one of (${choices.map(String).join(", ")}).`, key);
    },
    flag: (key) => {
      if (has(key) && typeof value[key] !== "boolean")
        fault("BOOLEAN_TYPE_CONVERT", "Must be either true or false.", key);
      return value[key] === true;
    },
    list: (key, size) => items(key, size).map((one, n) => openForm(one, faults, [...path, key, n])),
    inner: (key, isRequired) =>
      isThere(key, isRequired) ? openForm(value[key], faults, [...path, key]) : undefined,
    url: (key, schemes) => {
      if (has(key)) note(key, urlFault(text(key), schemes));
    },
  };
};
