import { probeGpu } from './gl-probe.ts'

postMessage(probeGpu())
