// The functions of lodash that chevrotain uses, in place of lodash while bundling: a third of the time it takes chevrotain to
// start went into them. Each does what chevrotain relies on, no more; test/cli/built.test.ts compares the results.

const isList = Array.isArray;
const valuesOf = (collection) =>
  collection == null ? [] : isList(collection) ? collection : Object.values(collection);

export const noop = () => {};
export const identity = (value) => value;
export const isArray = isList;
export const isUndefined = (value) => value === undefined;
export const isString = (value) => typeof value === "string";
export const isFunction = (value) => typeof value === "function";
export const isRegExp = (value) => value instanceof RegExp;
export const isObject = (value) => value !== null && (typeof value === "object" || typeof value === "function");
export const isEmpty = (value) =>
  value == null ||
  (typeof value !== "object" && typeof value !== "string") ||
  (isList(value) || typeof value === "string" ? value.length : Object.keys(value).length) === 0;

export const keys = (object) => (object == null ? [] : Object.keys(object));
export const values = (object) => valuesOf(object).slice();
export const has = (object, key) => object != null && Object.prototype.hasOwnProperty.call(object, key);
export const assign = Object.assign;
export const clone = (value) =>
  isList(value)
    ? value.slice()
    : isObject(value)
      ? Object.assign(Object.create(Object.getPrototypeOf(value)), value)
      : value;
export const defaults = (object, ...sources) => {
  const result = Object(object);
  for (const source of sources) for (const key in source) if (result[key] === undefined) result[key] = source[key];
  return result;
};
export const pickBy = (object, wanted) => {
  const result = {};
  for (const key in object) if (wanted(object[key], key)) result[key] = object[key];
  return result;
};

/** Ends early where the callback says `false`, as lodash's does. */
export const forEach = (collection, call) => {
  if (isList(collection)) {
    for (let index = 0; index < collection.length; index++)
      if (call(collection[index], index, collection) === false) break;
  } else if (collection != null) {
    for (const key of Object.keys(collection)) if (call(collection[key], key, collection) === false) break;
  }
  return collection;
};
export const map = (collection, call) => {
  if (isList(collection)) return collection.map(call);
  return keys(collection).map((key) => call(collection[key], key, collection));
};
export const filter = (collection, wanted) => valuesOf(collection).filter(wanted);
export const reject = (collection, unwanted) =>
  valuesOf(collection).filter((value, index, all) => !unwanted(value, index, all));
export const find = (collection, wanted) => valuesOf(collection).find(wanted);
export const every = (collection, holds) => valuesOf(collection).every(holds);
export const some = (collection, holds) => valuesOf(collection).some(holds);
export const reduce = (collection, call, start) =>
  isList(collection)
    ? collection.reduce(call, start)
    : keys(collection).reduce((result, key) => call(result, collection[key], key, collection), start);
export const includes = (collection, value) =>
  (typeof collection === "string" ? collection : valuesOf(collection)).includes(value);
export const indexOf = (list, value) => (list == null ? -1 : list.indexOf(value));
export const groupBy = (collection, keyOf) => {
  const groups = {};
  for (const value of valuesOf(collection)) (groups[keyOf(value)] ??= []).push(value);
  return groups;
};

export const first = (list) => list?.[0];
export const last = (list) => list?.[list.length - 1];
export const drop = (list, count = 1) => (list == null ? [] : list.slice(count));
export const dropRight = (list, count = 1) => (list == null ? [] : list.slice(0, Math.max(0, list.length - count)));
export const compact = (list) => (list ?? []).filter(Boolean);
export const flatten = (list) => (list ?? []).flat();
export const flatMap = (collection, call) => map(collection, call).flat();
export const uniq = (list) => [...new Set(list)];
export const difference = (list, ...others) => {
  const unwanted = new Set(others.flat());
  return (list ?? []).filter((value) => !unwanted.has(value));
};
export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
