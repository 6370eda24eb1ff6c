import {Children, isValidElement, type ReactNode} from 'react'

/** Short facts in one line, parted by middle dots; empty ones are left out. */
export function MetaLine({children}: {readonly children: ReactNode}) {
  const facts = Children.toArray(children)
  return facts.length > 0 ? (
    <ul className="meta">
      {facts.map((fact) => (
        <li key={isValidElement(fact) ? fact.key : String(fact)}>{fact}</li>
      ))}
    </ul>
  ) : null
}
