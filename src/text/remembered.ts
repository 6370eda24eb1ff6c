/**
 * A pure function of an object, computed once per object. For what never changes once read: a sentence, a section. The
 * memory goes with the object.
 */
export function remembered<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, {readonly value: Value}>()
  return (key) => {
    const found = known.get(key)
    if (found) return found.value
    const value = compute(key)
    known.set(key, {value})
    return value
  }
}
