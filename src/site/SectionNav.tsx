export interface NavEntry {
  readonly id: string
  readonly heading: string
}

/** The page's sections: beside the text where there is room, above it where there is not. */
export function SectionNav({entries}: {readonly entries: readonly NavEntry[]}) {
  return (
    <nav className="section-nav" aria-label="On this page">
      <ol>
        {entries.map(({id, heading}) => (
          <li key={id}>
            <a href={`#${id}`}>{heading}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
