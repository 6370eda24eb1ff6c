import {startTransition, useEffect, useState} from 'react'

/** Milliseconds without a change after which a text counts as standing still. */
export const stillAfter = 250

interface Identified {
  readonly _id: string
}

/**
 * The last value of a document that stood still: while somebody writes, what is derived from it waits for the pause.
 * Another document's value is taken at once, and so is one that comes, or goes. Whoever says something about the value
 * itself compares it with what is held.
 */
export function useStill<Value extends Identified | null>(value: Value): Value {
  const [last, hold] = useState(value)
  const held = heldWith(last, value)
  if (held !== last) hold(held)
  useEffect(() => onceStill(held, value, (still) => startTransition(() => hold(still))), [held, value])
  return held
}

/** What is held when `value` comes: what was held, unless that is of another document. */
export function heldWith<Value extends Identified | null>(held: Value, value: Value): Value {
  return held?._id === value?._id ? held : value
}

/** Hands over `value` when nobody called the function given back for `stillAfter`; nothing waits for what is held already. */
export function onceStill<Value>(held: Value, value: Value, onStill: (value: Value) => void): () => void {
  const timer = held === value ? undefined : setTimeout(onStill, stillAfter, value)
  return () => clearTimeout(timer)
}
