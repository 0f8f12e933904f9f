"""Firefox's own wire protocol under Selenium: Debian has no geckodriver, which would translate.

Marionette knows the commands of WebDriver by other names; a message is its length and a list.
"""

import json
import socket

from selenium.webdriver.remote.command import Command

NAMES = {
    Command.NEW_SESSION: "WebDriver:NewSession",
    Command.GET: "WebDriver:Navigate",
    Command.GO_BACK: "WebDriver:Back",
    Command.GET_CURRENT_URL: "WebDriver:GetCurrentURL",
    Command.SET_WINDOW_RECT: "WebDriver:SetWindowRect",
    Command.SWITCH_TO_FRAME: "WebDriver:SwitchToFrame",
    Command.FIND_ELEMENTS: "WebDriver:FindElements",
    Command.FIND_CHILD_ELEMENTS: "WebDriver:FindElements",
    Command.CLICK_ELEMENT: "WebDriver:ElementClick",
    Command.SEND_KEYS_TO_ELEMENT: "WebDriver:ElementSendKeys",
    Command.GET_ELEMENT_TEXT: "WebDriver:GetElementText",
    Command.GET_ELEMENT_TAG_NAME: "WebDriver:GetElementTagName",
    Command.GET_ELEMENT_ATTRIBUTE: "WebDriver:GetElementAttribute",
    Command.GET_ELEMENT_PROPERTY: "WebDriver:GetElementProperty",
    Command.GET_ELEMENT_VALUE_OF_CSS_PROPERTY: "WebDriver:GetElementCSSValue",
    Command.IS_ELEMENT_SELECTED: "WebDriver:IsElementSelected",
    Command.IS_ELEMENT_ENABLED: "WebDriver:IsElementEnabled",
    Command.W3C_EXECUTE_SCRIPT: "WebDriver:ExecuteScript",
}


class Marionette:
    """What Selenium's driver takes as its `command_executor`."""

    def __init__(self, port):
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._answers = self._socket.makefile("rb")
        self._read()  # who it is

    def execute(self, command, parameters):
        parameters = dict(parameters)
        if command == Command.NEW_SESSION:
            parameters = parameters["capabilities"]["alwaysMatch"]
        elif "id" in parameters and command in {
            Command.SWITCH_TO_FRAME, Command.FIND_CHILD_ELEMENTS,
        }:  # fmt: skip
            parameters["element"] = parameters.pop("id")
        return self.ask(NAMES[command], parameters)

    def ask(self, name, parameters):
        message = json.dumps([0, 0, name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _kind, _number, error, result = self._read()
        if error:
            return {"status": error["error"], "value": error}
        is_wrapped = isinstance(result, dict) and result.keys() == {"value"}
        return {"value": result["value"] if is_wrapped else result}

    def close(self):
        self._answers.close()
        self._socket.close()

    def _read(self):
        length = b""
        while (digit := self._answers.read(1)) not in {b":", b""}:
            length += digit
        return json.loads(self._answers.read(int(length)))
