import {Box, Button, Card, Checkbox, Dialog, Flex, Stack, Text, TextArea} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode} from 'react'
import {useClient, useTranslation, type SanityDocument} from 'sanity'
import {beatbookNamespace} from '../i18n/namespace.ts'
import {RefusalCard, type Refused} from './RefusalCard.tsx'
import {addressesOf, withdrawalMutations} from './withdrawalMutations.ts'
import {withdrawalRefusal} from './withdrawalRefusal.ts'

interface WithdrawDialogProps {
  readonly published: SanityDocument
  /** Today as an ISO date. */
  readonly now: () => string
  readonly onClose: () => void
}

/** Asks why, tells what will happen, and withdraws. Ctrl or Cmd with Enter confirms; the reason is kept when it fails. */
export function WithdrawDialog({published, now, onClose}: WithdrawDialogProps): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [reason, setReason] = useState('')
  const [nameTitle, setNameTitle] = useState(true)
  const {state, withdraw} = useWithdraw(published, onClose)
  const input = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useEffect(() => input.current?.focus(), [])
  const addresses = addressesOf(published)
  const kind = published._type === 'beat' ? 'beat' : 'take'
  const isMissing = state.status === 'missing' && reason.trim() === ''
  const isSaving = state.status === 'saving'

  const confirm = () => {
    void withdraw({reason, nameTitle, withdrawnOn: now()})
    if (reason.trim() === '') input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    confirm()
  }
  return (
    <Dialog
      id={`${id}dialog`}
      header={t(`withdraw.title.${kind}`)}
      width={1}
      __unstable_autoFocus={false}
      onClose={onClose}
      onClickOutside={reason === '' ? onClose : undefined}
      footer={
        <Flex gap={2} justify="flex-end" padding={3}>
          <Button type="button" mode="bleed" fontSize={1} padding={3} text={t('withdraw.cancel')} onClick={onClose} />
          <Button
            type="submit"
            form={`${id}form`}
            tone="critical"
            fontSize={1}
            padding={3}
            disabled={isSaving}
            text={t(isSaving ? 'withdraw.saving' : `withdraw.confirm.${kind}`)}
          />
        </Flex>
      }
    >
      <Box
        as="form"
        id={`${id}form`}
        padding={4}
        data-testid="withdraw-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          confirm()
        }}
      >
        <Stack gap={5}>
          <Stack gap={3}>
            <Text size={1}>{t('withdraw.what')}</Text>
            <Text size={1} muted>
              {t('withdraw.addresses', {addresses: addresses.join(', '), count: addresses.length})}
            </Text>
          </Stack>
          <Stack gap={3}>
            <Text as="label" size={1} weight="medium" htmlFor={`${id}reason`}>
              {t('withdraw.reason')}
            </Text>
            <Text id={`${id}hint`} size={1} muted>
              {t('withdraw.reason.hint')}
            </Text>
            <TextArea
              ref={input}
              id={`${id}reason`}
              rows={3}
              fontSize={1}
              padding={3}
              maxLength={1000}
              aria-required
              aria-invalid={isMissing}
              aria-describedby={isMissing ? `${id}hint ${id}missing` : `${id}hint`}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
            {isMissing ? (
              <Card id={`${id}missing`} padding={3} radius={2} tone="critical" role="alert">
                <Text size={1}>{t('withdraw.reason.missing')}</Text>
              </Card>
            ) : null}
          </Stack>
          <Flex gap={3} align="center">
            <Checkbox id={`${id}title`} checked={nameTitle} onChange={(event) => setNameTitle(event.currentTarget.checked)} />
            <Text as="label" size={1} htmlFor={`${id}title`}>
              {t('withdraw.nameTitle')}
            </Text>
          </Flex>
          {state.status === 'refused' ? <RefusalCard refused={state.refused} /> : null}
        </Stack>
      </Box>
    </Dialog>
  )
}

type State = {readonly status: 'asking' | 'missing' | 'saving'} | {readonly status: 'refused'; readonly refused: Refused}
type Asked = Parameters<typeof withdrawalMutations>[1]

function useWithdraw(published: SanityDocument, onClose: () => void) {
  const {t} = useTranslation(beatbookNamespace)
  const client = useClient({apiVersion: '2025-02-19'})
  const {push} = useToast()
  const [state, setState] = useState<State>({status: 'asking'})

  async function withdraw(asked: Asked): Promise<void> {
    if (state.status === 'saving') return
    if (asked.reason.trim() === '') {
      setState({status: 'missing'})
      return
    }
    setState({status: 'saving'})
    try {
      await client.mutate([...withdrawalMutations(published, asked)], {tag: 'beatbook.withdraw', returnDocuments: false})
      push({status: 'success', title: t('withdraw.done'), description: t('withdraw.done.draft')})
      onClose()
    } catch (error) {
      const refusal = withdrawalRefusal(error)
      const ids = refusal.kind === 'held' ? refusal.ids : []
      setState({status: 'refused', refused: {refusal, holders: await holdersOf(ids)}})
    }
  }

  /** What holds it, with a title where the lake gives one. */
  async function holdersOf(ids: readonly string[]): Promise<Refused['holders']> {
    const named = new Map(ids.map((id) => [id, {id, type: '', title: id}]))
    if (ids.length === 0) return []
    const query = '*[_id in $ids]{"id": _id, "type": _type, "title": coalesce(title, headline, name, _id)}'
    const found = await client
      .fetch<{id: string; type: string; title: string}[]>(query, {ids}, {perspective: 'raw', tag: 'beatbook.withdraw'})
      // The sentence stands without titles too.
      .catch(() => [])
    for (const holder of found) named.set(holder.id, holder)
    return [...named.values()]
  }
  return {state, withdraw}
}
