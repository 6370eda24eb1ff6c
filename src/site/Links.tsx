import {Fragment} from 'react'
import type {DocumentLink} from 'sanity-plugin-beatbook/queries'
import {defaultLink} from 'sanity-plugin-beatbook/react'
import {titleHalves} from './halves.ts'

/** Documents as links in one line, by the first half of their titles. */
export function Links({to}: {readonly to: readonly DocumentLink[]}) {
  return to.map((document, index) => (
    <Fragment key={document._id}>
      {index > 0 ? ', ' : null}
      <a href={defaultLink(document)}>
        {document._type === 'beat' ? titleHalves(document.title).name : document.title}
      </a>
    </Fragment>
  ))
}
