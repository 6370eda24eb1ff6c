/** What a document with a page says of its address. */
export interface Addressed {
  readonly slug?: {readonly current?: string}
  readonly formerSlugs?: readonly string[]
}

/**
 * The former addresses a draft should name, when they are not those it names: its published address once that is to
 * change, and never the one it has. Undefined when the draft is right as it is.
 */
export function missingFormerSlugs(published: Addressed | null | undefined, draft: Addressed): readonly string[] | undefined {
  const [was, is] = [published?.slug?.current, draft.slug?.current]
  const named = draft.formerSlugs ?? []
  if (!was || !is) return undefined
  const wanted = [...named.filter((slug) => slug !== is), ...(was !== is && !named.includes(was) ? [was] : [])]
  return wanted.length === named.length && wanted.every((slug, index) => slug === named[index]) ? undefined : wanted
}
