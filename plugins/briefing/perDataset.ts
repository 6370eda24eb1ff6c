import type {SanityClient} from '@sanity/client'

/** One store per project and dataset, made from the first client that asks. */
export function perDataset<Store>(create: (client: SanityClient) => Store): (client: SanityClient) => Store {
  const stores = new Map<string, Store>()
  return (client) => {
    const {projectId, dataset} = client.config()
    const key = `${projectId}.${dataset}`
    const store = stores.get(key) ?? create(client)
    stores.set(key, store)
    return store
  }
}
