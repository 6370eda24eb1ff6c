import {useCallback, type ComponentProps, type ReactNode} from 'react'
import {pathToString, stringToPath} from 'sanity'
import {IntentLink} from 'sanity/router'
import type {NewsroomSession} from './newsroomSession.ts'

/** A place in the Studio: a document, and where in it. */
export interface StudioPlace {
  /** Published id. */
  readonly id: string
  readonly type: string
  /** The field, as a Sanity path: `asOf`, `watch[_key=="a"].body`. */
  readonly path?: string
  /** Words of one block of the field, UTF-16 offsets in its text: the caret goes there. */
  readonly words?: {readonly blockKey: string; readonly start: number; readonly end: number}
  /** Another view than the form: `review`. */
  readonly view?: string
  /** The inspector beside the form. */
  readonly inspect?: string
  /** The release whose version is meant; empty for the draft, absent for whatever the Studio shows. */
  readonly release?: string
}

interface PlaceLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  readonly session: NewsroomSession
  readonly place: StudioPlace
  readonly children: ReactNode
}

/** A link to a place; it opens in the Desk, and in another tab like any link. */
export function PlaceLink({session, place, children, ...rest}: PlaceLinkProps): ReactNode {
  const {editors} = session.review.briefing
  const {id, type, path, words, view, inspect, release} = place
  const whole = path !== undefined && words ? pathToString([...stringToPath(path), {_key: words.blockKey}]) : path
  const onClick = useCallback(() => {
    // The editor is not there yet; it takes the caret when it opens.
    if (path !== undefined && words) editors.select(id, stringToPath(path), words)
  }, [editors, id, path, words])
  const params = {id, type, ...(whole === undefined ? {} : {path: whole}), ...(view ? {view} : {}), ...(inspect ? {inspect} : {})}
  return (
    <IntentLink {...rest} intent="edit" params={params} onClick={onClick} {...(release === undefined ? {} : {searchParams: [['perspective', release]]})}>
      {children}
    </IntentLink>
  )
}
