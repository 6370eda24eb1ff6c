import type {Doc} from '../documents.ts'

const origin = Symbol('origin')
const itself = Symbol('itself')

/** Where an object or array stands: in which document, and at which attribute or index of which other. */
export class Origin {
  readonly document: Doc
  readonly value: object
  readonly parent: Origin | undefined
  readonly key: string | number | undefined

  constructor(document: Doc, value: object, parent?: Origin, key?: string | number) {
    this.document = document
    this.value = value
    this.parent = parent
    this.key = key
  }

  at(key: string | number): unknown {
    return Object.hasOwn(this.value, key) ? (this.value as Record<string | number, unknown>)[key] : undefined
  }

  child(key: string | number, value: object): Origin {
    return new Origin(this.document, value, this, key)
  }
}

/** The document as a query finds it, except that every object and array in it knows where it stands. */
export function tracked(document: Doc): Doc {
  return new Proxy(document, new Tracker(new Origin(document, document))) as Doc
}

/** Where a value of a tracked document stands; undefined for values that a query made. */
export function originOf(value: unknown): Origin | undefined {
  return isObjectLike(value) ? (value as {[itself]?: Origin})[itself] : undefined
}

/** The tracked object that all attributes of `value` were copied from, as `score()` does it. */
export function copiedFrom(value: object): Origin | undefined {
  return (value as {[origin]?: Origin})[origin]
}

class Tracker implements ProxyHandler<object> {
  readonly #origin: Origin

  constructor(of: Origin) {
    this.#origin = of
  }

  get(target: object, key: string | symbol): unknown {
    if (key === itself || key === origin) return this.#origin
    const value: unknown = Reflect.get(target, key, target)
    if (typeof key === 'symbol' || !isObjectLike(value)) return value
    const place = Array.isArray(target) ? Number(key) : key
    return new Proxy(value, new Tracker(this.#origin.child(place, value)))
  }

  // The symbol is among the attributes of objects, so that a copy of them all carries it along.
  ownKeys(target: object): (string | symbol)[] {
    const keys = Reflect.ownKeys(target)
    return Array.isArray(target) ? keys : [...keys, origin]
  }

  getOwnPropertyDescriptor(target: object, key: string | symbol): PropertyDescriptor | undefined {
    if (key !== origin) return Reflect.getOwnPropertyDescriptor(target, key)
    return {value: this.#origin, enumerable: true, configurable: true, writable: true}
  }
}

function isObjectLike(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
