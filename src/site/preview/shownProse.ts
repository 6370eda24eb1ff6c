import {stegaClean, type ContentSourceMapParsedPath} from '@sanity/client/stega'

/** Fields whose text the pages show as it stands; everything else may be compared, parsed or put into an attribute. */
const shown = new Set(['text', 'title', 'headline', 'dek', 'name', 'tagline', 'description', 'byline', 'caption'])

/** Which strings of a preview carry where they come from, so that a click leads to their field. */
export function isShownProse({sourcePath, resultPath}: {readonly sourcePath: ContentSourceMapParsedPath; readonly resultPath: ContentSourceMapParsedPath}): boolean {
  const field = lastName(sourcePath)
  return field !== undefined && shown.has(field) && lastName(resultPath) !== 'slug'
}

function lastName(path: ContentSourceMapParsedPath): string | undefined {
  return path.findLast((step): step is string => typeof step === 'string')
}

/** A page whose head, which machines read, is free of what leads a click to its field. */
export function withCleanHead(page: string): string {
  const end = page.indexOf('</head>')
  return stegaClean(page.slice(0, end)) + page.slice(end)
}
