import {citingSentence, type CitingDocument} from 'sanity-plugin-beatbook/queries'
import {dayPhrase, defaultLink, relationNames, shortTitle, typeName} from 'sanity-plugin-beatbook/react'

/** Who cites this page's subject: each with the sentence that does, and how it does. */
export function CitedBy({value, timeZone}: {readonly value: readonly CitingDocument[]; readonly timeZone: string}) {
  return (
    <section className="block" id="cited-by" aria-labelledby="cited-by-heading">
      <h2 id="cited-by-heading">Cited by</h2>
      <ul className="citing">
        {value.map((document) => (
          <li key={document._id}>
            <p>
              <a href={defaultLink(document)}>{shortTitle(document)}</a>{' '}
              <span className="label">
                {[typeName(document), dayPhrase(document.date, timeZone)].filter(Boolean).join(' · ')}
              </span>
            </p>
            {document.passages.flatMap(({section, blocks}) =>
              blocks.map((block) => {
                const {before, anchor, after} = citingSentence(block)
                const how = [section, block.relation ? relationNames[block.relation] : null, block.facet]
                return (
                  <blockquote key={`${section}: ${block.text}`}>
                    <p>
                      {before}
                      <mark>{anchor}</mark>
                      {after}
                    </p>
                    <p className="label">{how.filter(Boolean).join(' · ')}</p>
                  </blockquote>
                )
              }),
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
