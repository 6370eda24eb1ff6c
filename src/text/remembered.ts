/**
 * A pure function of an object, computed once per object. For what never changes once read: a sentence, a section. The
 * memory goes with the object.
 */
export function remembered<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined || known.has(key)) return found as Value
    const value = compute(key)
    known.set(key, value)
    return value
  }
}

/** Texts remembered at once; the prose of a newsroom has fewer words, and a hostile paste cannot fill the memory. */
const textCapacity = 10_000

/** A pure function of a word or a short text, computed once as long as the memory holds it. */
export function rememberedText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as Value
    const value = compute(text)
    if (known.size >= textCapacity) known.clear()
    known.set(text, value)
    return value
  }
}
