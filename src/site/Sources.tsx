import type {Source} from 'sanity-plugin-beatbook/queries'
import {SourceReference} from 'sanity-plugin-beatbook/react'

interface SourcesProps {
  /** The sources the text cites, in the order of their numbers. */
  readonly cited: readonly Source[]
  /** All sources the document lists, cited or not. */
  readonly listed: readonly Source[]
}

/** Where the text has it from: the numbered sources first, then those that stand behind the whole. */
export function Sources({cited, listed}: SourcesProps) {
  const others = listed.filter(({_id}) => !cited.some((source) => source._id === _id))
  return cited.length + others.length > 0 ? (
    <section className="block" id="sources" aria-labelledby="sources-heading">
      <h2 id="sources-heading">Sources</h2>
      {cited.length > 0 ? (
        <ol className="sources">
          {cited.map((source) => (
            <li key={source._id}>
              <SourceReference value={source} />
            </li>
          ))}
        </ol>
      ) : null}
      {others.length > 0 ? (
        <>
          {cited.length > 0 ? <p className="label">Also consulted</p> : null}
          <ul className="sources">
            {others.map((source) => (
              <li key={source._id}>
                <SourceReference value={source} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  ) : null
}
