import type {Corpus} from '../corpus.ts'
import type {Store} from '../store.ts'

/**
 * Lets the documents of assets that lie in this lake give the address it answers at now, which may be another than when
 * they were uploaded. Only the picture in memory changes: it is no edit, and has no history.
 */
export function readdressAssets(corpus: Corpus, store: Store, baseUrl: string): void {
  const assets = corpus.all().filter(({_type}) => _type === 'sanity.imageAsset' || _type === 'sanity.fileAsset')
  for (const asset of assets) {
    const url = `${baseUrl}/${String(asset.path)}`
    if (asset.url !== url && store.hasBlob(asset._id)) corpus.set(asset._id, {...asset, url})
  }
}
