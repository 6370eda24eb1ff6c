/** An object as JSON has them: not an array, not null. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether two JSON values are equal; the order of an object's fields does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true

  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((element, index) => sameValue(element, b[index]))
  }

  if (!isObject(a) || !isObject(b)) return false

  const fields = fieldsOf(a)
  return (
    fields.length === fieldsOf(b).length &&
    fields.every((field) => Object.hasOwn(b, field) && sameValue(a[field], b[field]))
  )
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The names of the fields an object has once it is JSON, which leaves out those set to `undefined`. */
export function fieldsOf(object: JsonObject): string[] {
  return Object.keys(object).filter((field) => object[field] !== undefined)
}
