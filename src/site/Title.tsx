import {stegaClean} from '@sanity/client/stega'
import {titleHalves} from 'sanity-plugin-beatbook/react'

/** A beat's title as the page's heading: the name large, the consequence lighter. In a preview a click on either leads to the field. */
export function Title({children}: {readonly children: string}) {
  const {name, consequence} = titleHalves(children)
  if (!consequence) return <h1>{name}</h1>
  return (
    <h1>
      {name}
      {whereFrom(children)}
      <span className="colon">: </span>
      <span className="consequence">{consequence}</span>
    </h1>
  )
}

/** The invisible characters at the end of a preview's text, which name its field; none for readers. */
function whereFrom(text: string): string {
  return text.slice(stegaClean(text).length)
}
