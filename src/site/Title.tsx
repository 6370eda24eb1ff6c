import {titleHalves} from 'sanity-plugin-beatbook/react'

/** A beat's title as the page's heading: the name large, the consequence lighter. */
export function Title({children}: {readonly children: string}) {
  const {name, consequence} = titleHalves(children)
  return (
    <h1>
      {name}
      {consequence ? (
        <>
          <span className="colon">: </span>
          <span className="consequence">{consequence}</span>
        </>
      ) : null}
    </h1>
  )
}
