import type {ObjectSchemaType, Path} from 'sanity'

/** The title of the document's field that a path leads into; its name when it has none, empty for the document itself. */
export function fieldTitle({fields}: Pick<ObjectSchemaType, 'fields'>, [name]: Path): string {
  if (typeof name !== 'string') return ''
  return fields.find((field) => field.name === name)?.type.title ?? name
}
