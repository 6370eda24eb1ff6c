import {pathToString, type FormNodeValidation, type Path} from 'sanity'
import type {Finding} from '../../src/briefing/index.ts'
import type {SortedFindings} from '../../src/review/index.ts'
import {fieldOfPlace} from './paths.ts'

/**
 * What a field's icon and its tooltip should say now. The Studio validates a document again only when it is edited, so
 * what was declined since would stand there until the next key; and what was reopened by hand would be missing.
 * Gives back `shown` itself when it is right as it is.
 */
export function checksOfField(
  shown: readonly FormNodeValidation[],
  path: Path,
  {open, declined}: SortedFindings,
): readonly FormNodeValidation[] {
  const field = pathToString(path)
  const isHere = ({place}: Finding) => pathToString(fieldOfPlace(place)) === field
  const standing = open.filter(isHere)
  const said = new Set(shown.map(({message}) => message))
  const missing = standing.filter(({message}) => !said.has(message))
  const stands = new Set(standing.map(({message}) => message))
  const settled = new Set(declined.flatMap(({finding}) => (isHere(finding) && !stands.has(finding.message) ? [finding.message] : [])))
  if (missing.length === 0 && !shown.some(({message}) => settled.has(message))) return shown
  return [
    ...shown.filter(({message}) => !settled.has(message)),
    ...missing.map(({severity, message}) => ({level: severity, message, path})),
  ]
}
