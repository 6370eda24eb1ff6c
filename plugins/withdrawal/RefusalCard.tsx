import {Card, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {getPublishedId, useTranslation} from 'sanity'
import {IntentLink} from 'sanity/router'
import {beatbookNamespace} from '../i18n/namespace.ts'
import type {WithdrawalRefusal} from './withdrawalRefusal.ts'

export interface Refused {
  readonly refusal: WithdrawalRefusal
  /** The documents that hold it, each with a title, or its id where none is known. */
  readonly holders: readonly {readonly id: string; readonly type: string; readonly title: string}[]
}

/** Why nothing was withdrawn, and the way out; what holds the document is a link each. */
export function RefusalCard({refused: {refusal, holders}}: {readonly refused: Refused}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const reason = 'reason' in refusal ? refusal.reason : ''
  return (
    <Card padding={3} radius={2} tone="critical" role="alert" data-testid="withdraw-refused">
      <Stack gap={4}>
        <Text size={1}>{t(`withdraw.refused.${refusal.kind}`, {reason, count: holders.length})}</Text>
        {holders.length === 0 ? null : (
          <Stack as="ul" gap={3}>
            {holders.map(({id, type, title}) => (
              <Text as="li" key={id} size={1}>
                <IntentLink intent="edit" params={{id: getPublishedId(id), ...(type ? {type} : {})}} target="_blank">
                  {title}
                </IntentLink>
              </Text>
            ))}
          </Stack>
        )}
      </Stack>
    </Card>
  )
}
