/** Passwords of ten or more characters that everybody tries first; shorter ones are refused for their length. */
const words = `
1234567890 0123456789 0987654321 9876543210 12345678910 123456789a a123456789 123456789q q123456789 1234567890a
123456789abc abc123456789 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop qwertyuiop123 qwerty12345 qwerty123456
qwertyuiop1 qwerty1234 asdfghjkl1 asdfghjkl123 zxcvbnm123 1234qwerasdf qwerasdfzxcv qazwsxedcrfv zaq12wsxcde3
password12 password123 password1234 password12345 passwordpassword mypassword mypassword1 mypassword123 password2024
password2025 password2026 password11 password99 passw0rd12 passw0rd123 p@ssw0rd12 p@ssw0rd123 p@ssword123 password!!
password1! password12! password123! letmein123 letmein1234 welcome123 welcome1234 welcome12345 welcome2024 welcome2025
welcome2026 admin12345 admin123456 administrator administrator1 adminadmin administrador changeme123 changeme1234
changemenow iloveyou12 iloveyou123 iloveyou1234 iloveyouforever sunshine12 sunshine123 princess12 princess123
football12 football123 baseball12 baseball123 basketball superman12 superman123 starwars12 starwars123 dragon1234
monkey1234 master1234 shadow1234 michael123 jennifer12 whatever12 whatever123 trustno1trustno1 abcdefghij abcdefghijk
abcdefghijkl abcd123456 abcd1234567 abc1234567 abcabcabc1 aaaaaaaaaa1 test123456 testtest12 testtest123 testpassword
secret1234 secretsecret supersecret supersecret1 computer12 computer123 internet12 internet123 university university1
university123 correcthorse correcthorsebatterystaple correct-horse-battery-staple callboard1 callboard12 callboard123
callboardcallboard grantproposal researchgrant opensource opensource1 opensource123 openscience python1234 python12345
`;

export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean));
