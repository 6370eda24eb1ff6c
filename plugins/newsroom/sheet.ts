import {styled} from 'styled-components'

/** The tool's whole surface. */
export const Sheet = styled.div`
  display: flex;
  flex-direction: column;
  height: 100%;
  min-height: 0;
`

/** What scrolls under the tabs; its width, and not the window's, decides how rows are laid out. */
export const Page = styled.div`
  flex: 1;
  min-height: 0;
  overflow: auto;
  container-type: inline-size;
  position: relative;
`

/** The column of text in a page. */
export const Column = styled.div`
  max-width: 1240px;
  margin: 0 auto;
  padding: 16px 20px 64px;
  display: flex;
  flex-direction: column;
  gap: 16px;

  @container (max-width: 640px) {
    padding: 12px 12px 48px;
  }
`

export const List = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
  border-top: 1px solid var(--card-border-color);
`

/** One line of a list; far rows cost nothing until they come near. */
export const Row = styled.li`
  border-bottom: 1px solid var(--card-border-color);
  content-visibility: auto;
  contain-intrinsic-size: auto 56px;
  position: relative;

  &:hover {
    background: var(--card-muted-bg-color, rgba(128, 128, 128, 0.06));
  }

  a[data-row-link] {
    color: inherit;
    text-decoration: none;
    outline: none;
  }

  a[data-row-link]:hover {
    text-decoration: underline;
  }

  &:has(a[data-row-link]:focus-visible) {
    box-shadow: inset 0 0 0 2px var(--card-focus-ring-color);
  }
`

/** A row's cells side by side, or under each other, each with its label, where there is no room. */
export const Cells = styled.div<{$columns: string}>`
  display: grid;
  grid-template-columns: ${({$columns}) => $columns};
  gap: 6px 16px;
  align-items: start;
  padding: 12px 8px;

  a:not([data-row-link]) {
    color: inherit;
    text-decoration: none;
  }

  a:not([data-row-link]):hover,
  a:not([data-row-link]):focus-visible {
    text-decoration: underline;
  }

  @container (max-width: 790px) {
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    gap: 12px 16px;
    & > :first-child,
    & > [data-wide] {
      grid-column: 1 / -1;
    }
    & > [data-label]::before {
      content: attr(data-label);
      display: block;
      font-size: 11px;
      margin-bottom: 7px;
      color: var(--card-muted-fg-color);
      font-family: var(--font-family-base, inherit);
    }
  }
`

/** The heads of columns; where cells stand under each other, each bears its own. */
export const Heads = styled.div<{$columns: string}>`
  display: grid;
  grid-template-columns: ${({$columns}) => $columns};
  gap: 6px 16px;
  padding: 0 8px 8px;

  @container (max-width: 790px) {
    display: none;
  }
`

export const HeadRow = styled.li`
  padding: 28px 8px 10px;
  border-bottom: 1px solid var(--card-border-color);

  &:first-child {
    padding-top: 12px;
  }
`

/** What a row opens under itself. */
export const Under = styled.div`
  padding: 4px 8px 20px;
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
  gap: 20px 32px;
  align-items: start;
`

export const PlainList = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
  display: flex;
  flex-direction: column;
  gap: 14px;
`
