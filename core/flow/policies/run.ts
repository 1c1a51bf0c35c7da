import { fifo, lifo } from './queues.ts'
import { haircut, poison, reversedSeniority, seniority } from './shares.ts'
import type { TaintKernel, TaintMethod } from './taint.ts'

/** Every rule behind one shape. */
export const TAINT_KERNELS: Readonly<Record<TaintMethod, TaintKernel>> = {
  poison,
  haircut,
  fifo,
  lifo,
  seniority,
  'reversed-seniority': reversedSeniority,
}
