// What is made of one object is made once: many ask for it, and an editor asks again of all that an edit left as it was.

/** A function that remembers what it made of an object for as long as the object lives; what it is made of must not change. */
export function remembered<Of extends object, T extends object | string>(make: (of: Of) => T): (of: Of) => T {
  const known = new WeakMap<Of, T>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found;
    const made = make(of);
    known.set(of, made);
    return made;
  };
}
