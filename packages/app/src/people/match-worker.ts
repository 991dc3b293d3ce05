import { parentPort, workerData } from 'node:worker_threads'
import { type MatchTask, matchTask } from './match-apart.ts'

// Runs in a thread of its own: compares what it was given, and ends. Nothing is written anywhere.
parentPort?.postMessage(matchTask(workerData as MatchTask))
