import {useEffect, useState} from 'react'
import {useClient} from 'sanity'

export interface Vertical {
  readonly _id: string
  readonly title: string
}

/** The published verticals; undefined until they are read, empty when they cannot be. */
export function useVerticals(): readonly Vertical[] | undefined {
  const client = useClient({apiVersion: '2025-02-19'})
  const [verticals, setVerticals] = useState<readonly Vertical[]>()
  useEffect(() => {
    let wanted = true
    client
      .fetch<Vertical[]>('*[_type == "vertical" && defined(title)] | order(title asc){_id, title}', {}, {perspective: 'published', tag: 'beatbook.import'})
      .then(
        (found) => wanted && setVerticals(found),
        () => wanted && setVerticals([]),
      )
    return () => {
      wanted = false
    }
  }, [client])
  return verticals
}
