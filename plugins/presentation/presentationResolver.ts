import type {DocumentLocationsState, PresentationPluginOptions} from 'sanity/presentation'

/** Types of documents with a page of their own, and the field its headline stands in. */
const headlines = {beat: 'title', take: 'headline', subject: 'name', cluster: 'title', vertical: 'title'} as const

type PageType = keyof typeof headlines

/** Where a frontend shows each type, with `:slug` where the slug stands; a type left out has no page there. */
export type PagePaths = Readonly<Partial<Record<PageType, string>>>

/** The addresses of the reference site. */
export const sitePaths = {
  beat: '/beats/:slug',
  take: '/takes/:slug',
  subject: '/subjects/:slug',
  cluster: '/clusters/:slug',
  vertical: '/verticals/:slug',
} as const satisfies PagePaths

/**
 * Tells Sanity's Presentation tool which document a page is about and on which page a document is seen, so that either
 * leads to the other: `presentationTool({resolve: presentationResolver(paths), previewUrl})`.
 */
export function presentationResolver(paths: PagePaths = sitePaths): NonNullable<PresentationPluginOptions['resolve']> {
  const pages = (Object.keys(headlines) as PageType[]).flatMap((type) => {
    const path = paths[type]
    return path === undefined ? [] : [{type, path}]
  })
  return {
    mainDocuments: pages.map(({type, path}) => ({route: path, filter: `_type == "${type}" && slug.current == $slug`})),
    locations: {
      ...Object.fromEntries(pages.map(({type, path}) => [type, {select: {title: headlines[type], slug: 'slug.current'}, resolve: locationOf(path)}])),
      publication: {locations: [{title: 'Home', href: '/'}], message: 'Its name and tagline stand on every page.', tone: 'positive'},
      source: {message: 'A source is shown on the pages that cite it.', tone: 'caution'},
    },
  }
}

function locationOf(path: string) {
  return (value: Record<string, unknown> | null): DocumentLocationsState => {
    const {title, slug} = value ?? {}
    if (typeof slug !== 'string' || slug === '') return {message: 'It has no page before it has a slug.', tone: 'caution'}
    const named = typeof title === 'string' && title !== '' ? title : 'Untitled'
    return {locations: [{title: named, href: path.replace(':slug', encodeURIComponent(slug))}]}
  }
}
