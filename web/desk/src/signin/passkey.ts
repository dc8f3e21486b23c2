// Passkeys: what the browser does between a challenge of the newsroom and the
// answer to it.

import { api, ask, Refusal } from '../api/client';

/** Whether this browser can make and use passkeys here. */
export function passkeysWork(): boolean {
  return isSecureContext && typeof globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON === 'function';
}

/** Signs in with a passkey of this device. */
export async function signInWithPasskey() {
  const challenge = await ask(api.POST('/session/passkey'));
  const options = publicKey<PublicKeyCredentialRequestOptionsJSON>(challenge.options);
  const response = await asked(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
  return ask(api.POST('/session/passkey/answer', { body: { ticket: challenge.ticket, response } }));
}

/** Makes a passkey on this device for who is signed in, and returns recovery codes if they are the first. */
export async function addPasskey(name: string): Promise<string[]> {
  const challenge = await ask(api.POST('/me/passkeys'));
  const options = publicKey<PublicKeyCredentialCreationOptionsJSON>(challenge.options);
  const response = await asked(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
  const made = await ask(api.POST('/me/passkeys/answer', { body: { ticket: challenge.ticket, name, response } }));
  return made.codes ?? [];
}

function publicKey<T>(options: unknown): T {
  return (options as { publicKey: T }).publicKey;
}

/** Has the browser ask the person, who may change their mind. */
async function asked(fn: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const made = await fn();
    if (made instanceof PublicKeyCredential) return made.toJSON();
  } catch (e) {
    if (e instanceof DOMException && e.name === 'InvalidStateError') throw new Refusal(409, 'This device has a passkey for your account already.');
  }
  throw new Refusal(400, 'No passkey was used. Try again, or use your password.');
}
