import { AppError } from '#app/errors.ts';

const noFile = 'Send one picture: its bytes as the body, or a form with the field "file".';

/** The bytes that a request brings: as its body, or in the field `file` of a form. `bad_input` for anything else. */
export async function readPicture(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'multipart/form-data') {
    if (type !== '' && type !== 'application/octet-stream' && !type.startsWith('image/'))
      throw new AppError('bad_input', noFile);
    return new Uint8Array(await request.arrayBuffer());
  }
  const file = (await readForm(request)).get('file');
  if (!(file instanceof File)) throw new AppError('bad_input', noFile);
  return new Uint8Array(await file.arrayBuffer());
}

async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (error) {
    if (error instanceof TypeError) throw new AppError('bad_input', `This form cannot be read. ${noFile}`);
    throw error;
  }
}
