/** The path of a document's page on the site. */
export function pathOf({_type, slug}: {readonly _type: string; readonly slug: string}): string {
  return `/${_type}s/${encodeURIComponent(slug.toWellFormed())}`
}
