/** Items with a React key made of what they say, numbered where two say the same; at most `most`, and how many more. */
export function keyed<Item>(items: readonly Item[], nameOf: (item: Item) => string, most = 100) {
  const seen = new Map<string, number>()
  const shown = items.slice(0, most).map((item) => {
    const name = nameOf(item)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return {item, key: `${name} ${count}`}
  })
  return {shown, more: items.length - shown.length}
}
