/**
 * An expression that matches any whole word of a list. Words are separated by spaces and may be expressions themselves,
 * such as `estimat(?:e|es|ed)`; write `\s` for a space inside one.
 */
export function oneOf(list: string): RegExp {
  return new RegExp(`^(?:${list.trim().split(/\s+/).join('|')})$`, 'u')
}
