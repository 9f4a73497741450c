export const loader = () => Response.json({}, { status: 501 });
