import {Box, Text} from '@sanity/ui'
import type {ReactNode} from 'react'

/** What is there when asked for; the browser's own disclosure, so keyboard and screen reader know it. */
export function Fold({title, name, children}: {readonly title: string; readonly name: string; readonly children: ReactNode}): ReactNode {
  return (
    <details data-fold={name}>
      <summary style={{cursor: 'pointer'}}>
        <Text as="span" size={1} weight="semibold" style={{display: 'inline-block'}}>
          {title}
        </Text>
      </summary>
      <Box marginTop={3}>{children}</Box>
    </details>
  )
}
