import {ChevronDownIcon} from '@sanity/icons/ChevronDown'
import {ChevronRightIcon} from '@sanity/icons/ChevronRight'
import {Box, Text} from '@sanity/ui'
import {useState, type ReactNode} from 'react'

interface FoldProps {
  readonly title: string
  readonly name: string
  /** Whether what is in it is drawn only once it is open: for what may be very long. */
  readonly onlyOpen?: boolean
  readonly children: ReactNode
}

/** What is there when asked for; the browser's own disclosure, so keyboard and screen reader know it. */
export function Fold({title, name, onlyOpen = false, children}: FoldProps): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <details data-fold={name} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary style={{cursor: 'pointer', display: 'flex', alignItems: 'center', gap: 8, listStyle: 'none'}}>
        <Text as="span" size={1} muted>
          {open ? <ChevronDownIcon /> : <ChevronRightIcon />}
        </Text>
        <Text as="span" size={1} weight="semibold">
          {title}
        </Text>
      </summary>
      <Box marginTop={3}>{onlyOpen && !open ? null : children}</Box>
    </details>
  )
}
