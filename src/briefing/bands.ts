import type {Band, Severity} from '../contract/contractTypes.ts'

/** How far outside a band a size is; undefined inside. */
export function outside(size: number, {warn, error}: Band): Severity | undefined {
  if (size < error[0] || size > error[1]) return 'error'
  if (size < warn[0] || size > warn[1]) return 'warning'
  return undefined
}
