import {Fragment} from 'react'
import type {DocumentLink} from 'sanity-plugin-beatbook/queries'
import {defaultLink, shortTitle} from 'sanity-plugin-beatbook/react'

/** Documents as links in one line, by their short titles. */
export function Links({to}: {readonly to: readonly DocumentLink[]}) {
  return to.map((document, index) => (
    <Fragment key={document._id}>
      {index > 0 ? ', ' : null}
      <a href={defaultLink(document)}>{shortTitle(document)}</a>
    </Fragment>
  ))
}
