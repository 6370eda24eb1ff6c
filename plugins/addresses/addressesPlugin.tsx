import {useEffect, type ReactNode} from 'react'
import {definePlugin, getPublishedId, isObjectInputProps, set, useEditState, type InputProps, type ObjectInputProps, type SanityDocument} from 'sanity'
import {missingFormerSlugs, type Addressed} from './formerSlugs.ts'

/** Remembers the published address of a page whose address is changed, so that the site can lead readers on. */
export const addresses = definePlugin({
  name: 'sanity-plugin-beatbook/addresses',
  form: {components: {input: AddressInput}},
})

function AddressInput(props: InputProps): ReactNode {
  const isPage = props.path.length === 0 && isObjectInputProps(props) && props.schemaType.fields.some(({name}) => name === 'formerSlugs')
  return (
    <>
      {isPage ? <FormerSlugKeeper {...props} /> : null}
      {props.renderDefault(props)}
    </>
  )
}

function FormerSlugKeeper({value, schemaType, readOnly, onChange}: ObjectInputProps): null {
  const id = typeof value?._id === 'string' ? value._id : ''
  const published: (SanityDocument & Addressed) | null = useEditState(getPublishedId(id), schemaType.name, 'low').published
  const wanted = readOnly || id === '' ? undefined : missingFormerSlugs(published, value ?? {})
  const key = wanted?.join('\n')
  useEffect(() => {
    if (key !== undefined) onChange(set(key === '' ? [] : key.split('\n'), ['formerSlugs']))
  }, [key, onChange])
  return null
}
