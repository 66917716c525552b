// A bounded queue from one thread to another. Both ends are synchronous: who has nothing to do
// sleeps until the other end wakes it. However the other thread ends, the sender learns of it.
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';

/** Messages that may wait to be taken. */
const waitingMax = 4;

/** What the two ends share: numbers, then the text of an error. */
const [sentAt, takenAt, stateAt, lengthAt] = [0, 1, 2, 3];
const numbersBytes = 16;
const errorBytesMax = 4096;

/** What becomes of the receiver. */
const [starting, running, done, failed] = [0, 1, 2, 3];

/** A thread whose program cannot be loaded never says so. */
const startMsMax = 60_000;

/** Says that no message follows, because the sender gave up. */
const givenUp = null;

export function shareQueue(): SharedArrayBuffer {
  return new SharedArrayBuffer(numbersBytes + errorBytesMax);
}

interface Port {
  postMessage: (message: unknown) => void;
}

export class QueueSender {
  private readonly numbers: Int32Array;
  private readonly shared: SharedArrayBuffer;
  private readonly port: Port;
  private readonly startMs: number;
  private sent = 0;

  constructor(shared: SharedArrayBuffer, port: Port, startMs = startMsMax) {
    this.numbers = new Int32Array(shared, 0, numbersBytes / 4);
    this.shared = shared;
    this.port = port;
    this.startMs = startMs;
  }

  /** Waits while too many messages do. @throws the error of the receiver when it failed */
  send(message: object): void {
    const { numbers } = this;
    for (;;) {
      const taken = Atomics.load(numbers, takenAt);
      this.throwFailure();
      if (this.sent - taken < waitingMax) break;
      this.wait(takenAt, taken);
    }
    this.post(message);
  }

  /** Waits until the receiver is done. @throws its error when it failed */
  finish(): void {
    this.waitForEnd();
    this.throwFailure();
  }

  /** Ends the receiver before it has all that it waits for. */
  giveUp(): void {
    this.post(givenUp);
    // One that never started has nothing to end.
    if (Atomics.load(this.numbers, stateAt) !== starting) this.waitForEnd();
  }

  private post(message: object | null): void {
    this.port.postMessage(message);
    Atomics.store(this.numbers, sentAt, ++this.sent);
    Atomics.notify(this.numbers, sentAt);
  }

  private waitForEnd(): void {
    for (;;) {
      const state = Atomics.load(this.numbers, stateAt);
      if (state === done || state === failed) return;
      this.wait(stateAt, state);
    }
  }

  /** Sleeps while a number stays as it is. */
  private wait(at: number, value: number): void {
    const isStarting = Atomics.load(this.numbers, stateAt) === starting;
    const outcome = Atomics.wait(this.numbers, at, value, isStarting ? this.startMs : Infinity);
    if (outcome === 'timed-out' && Atomics.load(this.numbers, stateAt) === starting) {
      throw new Error(`a thread did not start within ${this.startMs / 1000} s`);
    }
  }

  private throwFailure(): void {
    if (Atomics.load(this.numbers, stateAt) !== failed) return;
    const text = Buffer.from(this.shared, numbersBytes, Atomics.load(this.numbers, lengthAt));
    const { message, code } = JSON.parse(text.toString()) as { message: string; code?: string };
    throw Object.assign(new Error(message), code !== undefined && { code });
  }
}

export class QueueReceiver {
  private readonly numbers: Int32Array;
  private readonly shared: SharedArrayBuffer;
  private readonly port: MessagePort;

  constructor(shared: SharedArrayBuffer, port: MessagePort) {
    this.numbers = new Int32Array(shared, 0, numbersBytes / 4);
    this.shared = shared;
    this.port = port;
  }

  /** The next message, once there is one. @throws Error when the sender gave up */
  take(): unknown {
    for (;;) {
      const sent = Atomics.load(this.numbers, sentAt);
      const received = receiveMessageOnPort(this.port) as { message: unknown } | undefined;
      if (!received) {
        Atomics.wait(this.numbers, sentAt, sent);
        continue;
      }
      Atomics.add(this.numbers, takenAt, 1);
      Atomics.notify(this.numbers, takenAt);
      if (received.message === givenUp) throw new Error('the sender gave up');
      return received.message;
    }
  }

  /** Does the work, and tells the sender how it ended; also when the thread just ends. */
  run(work: () => void): void {
    process.once('exit', () => this.end(failed, new Error('a thread ended before it was done')));
    this.become(running);
    try {
      work();
      this.end(done);
    } catch (error) {
      this.end(failed, error as Error);
    }
  }

  private end(state: number, error?: Error & { code?: string }): void {
    const { numbers } = this;
    if (Atomics.load(numbers, stateAt) !== running) return;
    if (error) {
      const { message, code } = error;
      const short = message.slice(0, errorBytesMax / 8);
      const bytes = Buffer.from(JSON.stringify({ message: short, code }));
      bytes.copy(Buffer.from(this.shared, numbersBytes));
      Atomics.store(numbers, lengthAt, bytes.length);
    }
    this.become(state);
  }

  private become(state: number): void {
    Atomics.store(this.numbers, stateAt, state);
    for (const at of [stateAt, takenAt]) Atomics.notify(this.numbers, at);
  }
}
