import {Box, Button, Dialog, Flex, Stack, Tab, TabList, TabPanel} from '@sanity/ui'
import {useId, useState, type ReactNode} from 'react'
import {useTranslation} from 'sanity'
import type {RenderedEdition} from '../../src/email/index.ts'
import {beatbookNamespace} from '../i18n/namespace.ts'

const forms = ['phone', 'wide', 'text'] as const
/** A common phone's width, in CSS pixels. */
const phoneWidth = 360

/** The mail as a phone, a wide window and a program without HTML show it. Nothing in it can run. */
export function EditionPreview({edition}: {readonly edition: RenderedEdition}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Flex>
        <Button text={t('editions.preview')} mode="ghost" fontSize={1} padding={2} onClick={() => setOpen(true)} />
      </Flex>
      {isOpen ? (
        <Dialog id="beatbook-edition-preview" header={edition.subject} width={3} onClose={() => setOpen(false)} onClickOutside={() => setOpen(false)}>
          <Forms edition={edition} />
        </Dialog>
      ) : null}
    </>
  )
}

function Forms({edition}: {readonly edition: RenderedEdition}): ReactNode {
  const {t} = useTranslation(beatbookNamespace)
  const id = useId()
  const [form, setForm] = useState<(typeof forms)[number]>('phone')
  return (
    <Stack gap={4} padding={4}>
      <TabList gap={1}>
        {forms.map((value) => (
          <Tab
            key={value}
            id={`${id}-${value}`}
            aria-controls={`${id}-panel`}
            label={t(`editions.preview.${value}`)}
            selected={form === value}
            onClick={() => setForm(value)}
          />
        ))}
      </TabList>
      <TabPanel id={`${id}-panel`} aria-labelledby={`${id}-${form}`}>
        {form === 'text' ? (
          <Box overflow="auto" style={{maxHeight: '70vh'}}>
            <pre data-testid="edition-text" style={{margin: 0, whiteSpace: 'pre-wrap'}}>
              {edition.text}
            </pre>
          </Box>
        ) : (
          <iframe
            title={edition.subject}
            data-testid="edition-html"
            sandbox=""
            srcDoc={edition.html}
            style={{display: 'block', margin: '0 auto', width: form === 'phone' ? phoneWidth : '100%', height: '70vh', border: '1px solid var(--card-border-color)'}}
          />
        )}
      </TabPanel>
    </Stack>
  )
}
