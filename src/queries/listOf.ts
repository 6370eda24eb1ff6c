import {z} from 'zod'

/** A date, or a date and time, that a page can be ordered and described by. */
export const moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'Invalid input: expected a date and time')

/** What a document is called where it is listed: a link needs words. */
export const name = z.string().refine((text) => text.trim() !== '', 'Invalid input: expected words')

/** An array that a document may lack: absent and null become empty. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])
}

/** A list without its nulls: of resolved references, those whose target is not public. */
export function presentListOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((items) => (items ?? []).filter((entry): entry is NonNullable<typeof entry> => entry !== null))
}
