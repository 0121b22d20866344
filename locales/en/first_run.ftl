# The first minute of a PC, and getting to know its server.

first-run-language = Choose your language
first-run-preparing = Preparing the practice world …
first-run-world = What shall this PC do?
first-run-practise = Practise
first-run-practise-about = A made-up health centre on this PC alone. Nothing you key can reach the real server.
first-run-connect = Connect to the national server
first-run-connect-about = For work. Needs the address and your user name, a token, or a bundle file from your district.

connect-title = Connect to the national server
connect-about = How does this PC get to know its server? It can be done without a connection too: with a bundle file.
connect-by-password = User name and password
connect-by-password-about = Used once, to make a token for this PC. The password is not kept.
connect-by-token = Token
connect-by-token-about = A personal access token that your district has made for this PC.
connect-by-bundle = Bundle file
connect-by-bundle-about = Forms and facilities in one file, from a USB stick or a message.
connect-address = Server address
connect-user = User name
connect-password = Password
connect-token = Token (begins with d2pat_)
connect-path = Path of the file
connect-enter-next = Enter: next line · Esc: back
connect-enter-connects = Enter: connect · Esc: back
connect-missing = This line is still empty.
connect-waiting = Getting to know { $address } …
connect-waiting-about = This can take some minutes on a slow connection. What is keyed here is safe meanwhile; Esc goes back without stopping it.
connect-done =
    { $forms ->
        [one] Connected: { $forms } form,
       *[other] Connected: { $forms } forms,
    } { $units ->
        [one] { $units } facility.
       *[other] { $units } facilities.
    }
connect-done-next = Enter goes on to the board.

## Who keys.

person-title = Who keys from now on?
person-about = The name stands beside what you confirm and accept.
person-keys = Enter: keep · Esc: leave as it was
connect-not-encrypted = http:// is not encrypted: no password is sent over it. Use https://
