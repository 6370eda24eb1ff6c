import type {DocumentLink} from 'sanity-plugin-beatbook/queries'
import {dayPhrase, defaultLink, shortTitle, typeName} from 'sanity-plugin-beatbook/react'

interface NearListProps {
  readonly documents: readonly (DocumentLink & {readonly kind?: string | null; readonly date?: string | null; readonly summary?: string | null})[]
  readonly timeZone: string
}

/** Types whose titles begin in lower case where they stand in a sentence; a name keeps its own. */
const initials: ReadonlySet<string> = new Set(['beat', 'cluster', 'vertical'])

/** Documents of any type, each with what it is, its date when it has one, and what it is about. */
export function NearList({documents, timeZone}: NearListProps) {
  return (
    <ul className="found">
      {documents.map((document) => (
        <li key={document._id}>
          <p>
            <a className={initials.has(document._type) ? 'take-headline initial' : 'take-headline'} href={defaultLink(document)}>
              {shortTitle(document)}
            </a>
          </p>
          {document.summary ? <p className="take-dek">{document.summary}</p> : null}
          <p className="label">{[typeName(document), dayPhrase(document.date, timeZone)].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ul>
  )
}
